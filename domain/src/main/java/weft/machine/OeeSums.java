package weft.machine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.machine.Effectiveness.Stretch;
import weft.measure.Quantity;

/**
 * The sums that the OEE of stretches is made of, of one machine or several. Sums of stretches add
 * up, so that a day can keep its own.
 */
public record OeeSums(TimeSums time, PieceSums pieces) {
  private static final int DIGITS = 3;
  private static final BigDecimal ZERO = BigDecimal.ZERO;

  public static final OeeSums NONE =
      new OeeSums(
          new TimeSums(ZERO, ZERO, ZERO, ZERO, ZERO, ZERO),
          new PieceSums(ZERO, ZERO, ZERO, ZERO, true, true, true));

  /**
   * Seconds.
   *
   * @param planned busy time
   * @param running within the planned time
   * @param known whose state is known, of {@code whole}
   * @param whole of the shifts
   * @param on in which the machine was on, also outside of shifts
   * @param runningAlways also outside of shifts
   */
  public record TimeSums(
      BigDecimal planned,
      BigDecimal running,
      BigDecimal known,
      BigDecimal whole,
      BigDecimal on,
      BigDecimal runningAlways) {
    TimeSums plus(TimeSums it) {
      return new TimeSums(
          planned.add(it.planned),
          running.add(it.running),
          known.add(it.known),
          whole.add(it.whole),
          on.add(it.on),
          runningAlways.add(it.runningAlways));
    }
  }

  /**
   * Pieces, and the seconds that they take at the ideal time.
   *
   * @param ideal seconds of all pieces
   * @param idealGood seconds of the good ones
   * @param idealKnown whether each stretch that made pieces has an ideal time
   */
  public record PieceSums(
      BigDecimal parts,
      BigDecimal good,
      BigDecimal ideal,
      BigDecimal idealGood,
      boolean idealKnown,
      boolean partsKnown,
      boolean goodKnown) {
    PieceSums plus(PieceSums it) {
      return new PieceSums(
          parts.add(it.parts),
          good.add(it.good),
          ideal.add(it.ideal),
          idealGood.add(it.idealGood),
          idealKnown && it.idealKnown,
          partsKnown && it.partsKnown,
          goodKnown && it.goodKnown);
    }
  }

  public static OeeSums of(Stretch stretch) {
    MachineShift it = stretch.times();
    BigDecimal busy =
        it.runningSeconds().add(it.idleSeconds()).add(it.setupSeconds()).add(it.downSeconds());
    BigDecimal planned = it.plannedBusySeconds();
    if (planned != null && it.name() == null) // outside of all shifts
    return new OeeSums(
          new TimeSums(ZERO, ZERO, ZERO, ZERO, busy, it.runningSeconds()), NONE.pieces);
    BigDecimal known = busy.add(it.offSeconds());
    return new OeeSums(
        new TimeSums(
            planned == null ? busy : planned,
            it.runningSeconds(),
            known,
            known.add(it.unknownSeconds()),
            busy,
            it.runningSeconds()),
        pieces(it, stretch.idealSecondsPerPart()));
  }

  private static PieceSums pieces(MachineShift it, @Nullable BigDecimal idealSeconds) {
    BigDecimal made = it.parts();
    boolean idealKnown = idealSeconds != null;
    if (made == null)
      return it.runningSeconds().signum() == 0
          ? NONE.pieces
          : new PieceSums(ZERO, ZERO, ZERO, ZERO, idealKnown, false, true);
    BigDecimal good = it.good();
    return new PieceSums(
        made,
        good == null ? ZERO : good,
        idealSeconds == null ? ZERO : idealSeconds.multiply(made),
        idealSeconds == null || good == null ? ZERO : idealSeconds.multiply(good),
        idealKnown,
        true,
        good != null || made.signum() == 0);
  }

  public OeeSums plus(OeeSums it) {
    return new OeeSums(time.plus(it.time), pieces.plus(it.pieces));
  }

  /** The effectiveness of all stretches, weighed by their planned busy time. */
  public Effectiveness effectiveness() {
    boolean seen = time.known.signum() > 0;
    boolean paced = seen && pieces.idealKnown && pieces.partsKnown;
    boolean judged = pieces.partsKnown && pieces.goodKnown;
    List<String> missing = new ArrayList<>();
    if (!seen) missing.add("no-readings");
    if (!pieces.idealKnown) missing.add("no-ideal-time");
    if (!pieces.partsKnown) missing.add("parts-not-counted");
    else if (!pieces.goodKnown) missing.add("good-parts-not-counted");
    return new Effectiveness(
        seen ? share(time.running, time.planned) : null,
        paced ? share(pieces.ideal, time.running) : null,
        seen && judged ? share(pieces.good, pieces.parts) : null,
        paced && judged ? share(pieces.idealGood, time.planned) : null,
        share(time.known, time.whole),
        seen ? share(time.runningAlways, time.on) : null,
        paced && pieces.ideal.compareTo(time.running) > 0,
        List.copyOf(missing));
  }

  private static @Nullable Quantity share(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0
        ? null
        : new Quantity(part.divide(whole, DIGITS, RoundingMode.HALF_UP));
  }
}
