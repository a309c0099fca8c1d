"""backlog.py ADDRESS USER PASSWORD COUNT: fills a queue that nobody reads, 200 messages of 1 KB a second."""
import sys

import pika

address, user, password, count = sys.argv[1:5]
connection = pika.BlockingConnection(pika.ConnectionParameters(address, 5672, '/', pika.PlainCredentials(user, password)))
channel = connection.channel()
channel.queue_declare('notifications.info', durable=True)
for number in range(int(count)):
    channel.basic_publish('', 'notifications.info', b'{"oslo.version": "2.0", "n": %d}' % number + b' ' * 1000)
    connection.sleep(0.005)
