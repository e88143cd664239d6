/** Readings of machines from companies' own MQTT brokers. */
@NullMarked
package weft.deploy.mqtt;

import org.jspecify.annotations.NullMarked;
