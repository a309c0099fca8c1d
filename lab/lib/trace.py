"""Prints one line of JSON for each message that RabbitMQ takes: python3 trace.py HOST USER PASSWORD, with rabbitmqctl trace_on."""
import json
import sys

import pika

host, user, password = sys.argv[1:]
connection = pika.BlockingConnection(pika.ConnectionParameters(host, credentials=pika.PlainCredentials(user, password)))
channel = connection.channel()
queue = channel.queue_declare("", exclusive=True).method.queue
channel.queue_bind(queue, "amq.rabbitmq.trace", "publish.#")
print("listening", flush=True)
for method, properties, body in channel.consume(queue, auto_ack=True):
    headers = properties.headers
    print(json.dumps({
        "user": headers.get("user"),
        "exchange": headers.get("exchange_name"),
        "keys": headers.get("routing_keys"),
        "body": body.decode("utf-8", "replace")[:4000],
    }), flush=True)
