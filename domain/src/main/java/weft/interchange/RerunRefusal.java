package weft.interchange;

import java.util.Locale;
import java.util.Map;
import weft.event.Refusal;
import weft.event.RefusalText;
import weft.interchange.MessageResult.Outcome;
import weft.language.Text;

/** Why a message cannot be rerun. */
public sealed interface RerunRefusal extends Refusal {
  /** It was applied, or recorded as a contradiction. No message takes effect twice. */
  record TookEffect(int number, Outcome outcome) implements RerunRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "took-effect",
              "Message %s has already taken effect; it is not applied again.",
              "报文 %s 已经生效，不会再次处理。",
              number)
          .with("number", number)
          .with("outcome", outcome.name().toLowerCase(Locale.ROOT));
    }
  }

  /** The interchange does not have this message, or has not processed it yet. */
  record NoSuchMessage(int number) implements RerunRefusal {
    @Override
    public RefusalText told() {
      return new RefusalText(
          RefusalText.Kind.NOT_FOUND,
          "no-such-message",
          new Text("The interchange has no processed message %s.", "该 EDI 文件中没有已处理的报文 %s。")
              .with(number),
          Map.of("number", number));
    }
  }

  /** The interchange was not kept only because of its reference, or it has been applied already. */
  record NotKeptForItsReference() implements RerunRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "not-kept-for-its-reference",
          "The interchange was not kept for its control reference, or has been applied already.",
          "该 EDI 文件并非因控制参考号而保留，或已处理。");
    }
  }

  /** The correction is not for this message: it names {@code found}. */
  record NotThisMessage(String expected, String found) implements RerunRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "not-this-interchange",
              "The correction belongs to another interchange: %s was sent, not %s.",
              "更正的内容属于另一个 EDI 文件：原为 %s，而非 %s。",
              expected,
              found)
          .with("expected", expected)
          .with("found", found);
    }
  }
}
