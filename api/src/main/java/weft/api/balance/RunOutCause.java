package weft.api.balance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import weft.language.Text;

/**
 * What brought a run-out about. This record is the JSON.
 *
 * @param event the way to it; null where nothing happened, or what did is another customer's
 * @param since when it was recorded, or the day began that brought it; null where that is not known
 */
record RunOutCause(@Nullable EventLink event, @Nullable Instant since, Text sentence) {}
