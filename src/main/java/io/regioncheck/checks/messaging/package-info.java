/** RabbitMQ: whether it carries messages, and will go on to. */
@NullMarked
package io.regioncheck.checks.messaging;

import org.jspecify.annotations.NullMarked;
