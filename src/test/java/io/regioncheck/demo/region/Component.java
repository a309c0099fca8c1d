package io.regioncheck.demo.region;

/** What is upgraded of a region by itself, in the order of OpenStack's upgrade guides; placement goes with nova. */
public enum Component {
    KEYSTONE,
    GLANCE,
    NEUTRON,
    NOVA,
    CINDER
}
