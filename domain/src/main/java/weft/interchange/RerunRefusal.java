package weft.interchange;

import weft.event.Refusal;
import weft.interchange.MessageResult.Outcome;

/** Why a message is not taken up once more. */
public sealed interface RerunRefusal extends Refusal {
  /** It was applied, or recorded as a contradiction: nothing of it happens twice. */
  record TookEffect(int number, Outcome outcome) implements RerunRefusal {}

  /** Its interchange has no such message, or not yet. */
  record NoSuchMessage(int number) implements RerunRefusal {}

  /** It was not kept for its reference alone, or was applied after all already. */
  record NotKeptForItsReference() implements RerunRefusal {}

  /** What was given in its place is not this message: it names {@code found} instead. */
  record NotThisMessage(String expected, String found) implements RerunRefusal {}
}
