"""Prints the ids that tempest's configuration needs: image, flavor, another flavor (made when missing), external network."""
import cloud

connection = cloud.connect()
other = connection.compute.find_flavor('m1.smoke2') or connection.compute.create_flavor(
    name='m1.smoke2', ram=224, vcpus=1, disk=1)
print(connection.image.find_image('smoke').id, connection.compute.find_flavor('m1.smoke').id, other.id,
      connection.network.find_network('public').id)
