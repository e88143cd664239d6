package weft.desk;

import java.util.Map;
import weft.event.Refusal;
import weft.event.RefusalText;
import weft.language.Text;

/** Refusals of the desk itself, independent of the rules of a stream. */
public sealed interface DeskRefusal extends Refusal {
  /** The stream has changed since the caller read it. */
  record Stale(long expected, long current) implements DeskRefusal {
    @Override
    public RefusalText told() {
      return new RefusalText(
          RefusalText.Kind.STALE,
          "stale",
          new Text(
              "This has changed since you looked at it; please look again.", "内容在您查看之后已更改，请重新查看。"),
          Map.of("expected", expected, "current", current));
    }
  }

  /** The idempotency key was used before for a different request. */
  record KeyReused(String key) implements DeskRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "idempotency-key-reused",
              "This Idempotency-Key was used for another request.",
              "该 Idempotency-Key 已用于另一请求。")
          .with("key", key);
    }
  }
}
