package weft.edi.channel;

import weft.edi.outbox.Outside;

/**
 * The rules that every channel on this hub must follow.
 *
 * @param hub the hub's own AS2 name
 */
public record ChannelRules(Outside outside, String hub) {}
