package weft.edi.reception.inbox;

import org.jspecify.annotations.Nullable;
import weft.party.PartyCode;

/**
 * Who brought an interchange, as the channel proved it: the token's party, the owner of the folder,
 * or whose SFTP server it was fetched from.
 *
 * @param channel {@code https}, {@code folder}, {@code portal} or {@code sftp}
 */
public record Sender(
    PartyCode party, @Nullable String user, @Nullable String client, String channel) {}
