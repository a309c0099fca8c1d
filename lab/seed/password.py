"""password.py USER: sets a user's password to that in LAB_NEW_PASSWORD, which no list of processes shows."""
import os
import sys

import cloud

identity = cloud.connect().identity
identity.update_user(identity.find_user(sys.argv[1], ignore_missing=False), password=os.environ['LAB_NEW_PASSWORD'])
