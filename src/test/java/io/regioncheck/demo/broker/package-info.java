/** The message bus of a demo region: an AMQP broker, the daemons that answer on it, and RabbitMQ's management API in front. */
@NullMarked
package io.regioncheck.demo.broker;

import org.jspecify.annotations.NullMarked;
