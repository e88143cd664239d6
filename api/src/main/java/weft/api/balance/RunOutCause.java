package weft.api.balance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import weft.language.Text;

/**
 * The cause of a run-out. This record is the JSON.
 *
 * @param event the link to the event; null where no event caused it, or an event of another
 *     customer did
 * @param since when the event was recorded, or when the day that caused it began; null where that
 *     is not known
 */
record RunOutCause(@Nullable EventLink event, @Nullable Instant since, Text sentence) {}
