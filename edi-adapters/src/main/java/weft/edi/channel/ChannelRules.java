package weft.edi.channel;

import weft.edi.outbox.AllowedAddresses;

/**
 * The rules that every channel on this hub must follow.
 *
 * @param hub the hub's own AS2 name
 */
public record ChannelRules(AllowedAddresses outside, String hub) {}
