package weft.edi.channel;

import weft.edi.outbox.Outside;

/**
 * What channels have to keep to on this hub.
 *
 * @param hub the hub's own AS2 name
 */
public record ChannelRules(Outside outside, String hub) {}
