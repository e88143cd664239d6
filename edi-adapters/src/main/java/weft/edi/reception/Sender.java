package weft.edi.reception;

import org.jspecify.annotations.Nullable;
import weft.party.PartyCode;

/**
 * Who brought an interchange, as the channel proved it: the token's party, or the owner of the
 * folder.
 *
 * @param channel {@code https}, {@code folder} or {@code portal}
 */
public record Sender(
    PartyCode party, @Nullable String user, @Nullable String client, String channel) {}
