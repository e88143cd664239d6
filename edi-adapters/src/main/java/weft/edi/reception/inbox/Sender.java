package weft.edi.reception.inbox;

import org.jspecify.annotations.Nullable;
import weft.party.PartyCode;

/**
 * The party that submitted an interchange, as the channel proved: the party of the token, the owner
 * of the folder, or the owner of the SFTP server.
 *
 * @param channel {@code https}, {@code folder}, {@code portal} or {@code sftp}
 */
public record Sender(
    PartyCode party, @Nullable String user, @Nullable String client, String channel) {}
