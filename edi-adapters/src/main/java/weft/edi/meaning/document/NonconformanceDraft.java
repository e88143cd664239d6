package weft.edi.meaning.document;

import static weft.edi.meaning.words.NormalizedText.orNull;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.document.Measurement;
import weft.document.Nonconformance;
import weft.document.Nonconformance.Action;
import weft.edi.reader.text.Segment;
import weft.measure.Quantity;

/** An NCD of an 842 under construction while the hub reads the segments below it. */
final class NonconformanceDraft {
  private final Segment ncd;
  private final List<String> texts = new ArrayList<>();
  final List<Measurement> measurements = new ArrayList<>();
  final List<Integer> measuredAt = new ArrayList<>();
  private final List<ActionDraft> actions = new ArrayList<>();
  @Nullable Quantity quantity;
  @Nullable String unit;

  NonconformanceDraft(Segment ncd) {
    this.ncd = ncd;
    add(texts, ncd.value(6));
  }

  /** An NCA below the NCD. */
  private record ActionDraft(
      Segment nca, List<String> texts, @Nullable Quantity quantity, @Nullable String unit) {
    Action whole() {
      return new Action(
          orNull(nca.value(0)), orNull(nca.value(1)), List.copyOf(texts), quantity, unit);
    }
  }

  int segment() {
    return ncd.number();
  }

  void action(Segment nca, @Nullable Quantity quantity, @Nullable String unit) {
    List<String> said = new ArrayList<>();
    add(said, nca.value(2));
    actions.add(new ActionDraft(nca, said, quantity, unit));
  }

  /** NTE: belongs to the last action, or to the nonconformance if there is none. */
  void note(String text) {
    add(actions.isEmpty() ? texts : actions.getLast().texts(), text);
  }

  private static void add(List<String> texts, String text) {
    if (!text.isBlank()) texts.add(text.strip());
  }

  Nonconformance whole() {
    return new Nonconformance(
        orNull(ncd.value(0)),
        orNull(ncd.value(1)),
        orNull(ncd.value(2)),
        orNull(ncd.value(3)),
        orNull(MeasuredResults.listed(ncd.value(4), ncd.value(5))),
        List.copyOf(texts),
        quantity,
        unit,
        List.copyOf(measurements),
        actions.stream().map(ActionDraft::whole).toList());
  }
}
