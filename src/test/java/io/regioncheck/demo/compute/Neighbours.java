package io.regioncheck.demo.compute;

import io.regioncheck.demo.region.Allocations;
import io.regioncheck.demo.region.BlockDevices;
import io.regioncheck.demo.region.ImageStore;
import io.regioncheck.demo.region.Ports;

/** The services that nova asks. */
record Neighbours(Ports ports, BlockDevices volumes, ImageStore images, Allocations allocations) {}
