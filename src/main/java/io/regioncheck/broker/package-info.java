/** RabbitMQ: its management API, AMQP, and the RPC of oslo.messaging over it. It is only asked; the queues that it makes are its own. */
@NullMarked
package io.regioncheck.broker;

import org.jspecify.annotations.NullMarked;
