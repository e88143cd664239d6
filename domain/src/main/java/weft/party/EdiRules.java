package weft.party;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a partnership agreed about its EDI beyond the essentials of its {@link Profile}. A component
 * that is null is not agreed upon: what is usual holds.
 *
 * @param callOffs how call-offs stand to the forecast; usual: they replace it within their window
 * @param applicationErrors whether a message that is held, refused or contradicted for business
 *     reasons is answered by APERAK or 824; usual: no
 * @param acknowledgementHours within how many hours either side acknowledges the other's
 *     interchanges; later is told as overdue; usual: none is waited for
 * @param codes whether a code that its list does not have is an error; usual: as the reader judges
 * @param repeats how an interchange that was sent again is answered; usual: as the first time
 * @param environment whether test or production interchanges belong here; usual: both do
 * @param parts the partner's part numbers and the hub's for them, where they differ
 * @param units the partner's unit codes and the standard's for them, where they differ
 * @param outbound how messages of ours are written where they answer nothing
 * @param sites the partner's names of its sites and the hub's for them, where they differ
 * @param envelopes what was agreed about envelopes
 * @param changes what a message that calls itself a change of a schedule does; usual: it is refused
 * @param messages what was agreed otherwise about messages of one type
 * @param answerHours within how many hours a release is answered: silence until then is acceptance;
 *     usual: there is no such time
 * @param records where the supplier's VDA 4906 has what; usual: nobody knows
 * @param conversions of units that may stand beside each other in one item; usual: none may
 * @param schedules how schedules are read
 * @param releases what becomes of a message whose release the hub has no directory of; usual:
 *     {@link Releases#NEAREST}
 * @param plausible what is noted since it is hardly meant; usual: {@link Plausibility#USUAL}
 * @param totals what control totals sum whose meaning only the partners know; usual: these are not
 *     compared
 */
public record EdiRules(
    @Nullable CallOffPrecedence callOffs,
    @Nullable Boolean applicationErrors,
    @Nullable Integer acknowledgementHours,
    @Nullable CodeTolerance codes,
    @Nullable Repeats repeats,
    @Nullable Environment environment,
    @Nullable List<Alias> parts,
    @Nullable List<Alias> units,
    @Nullable List<Outbound> outbound,
    @Nullable List<Alias> sites,
    @Nullable EnvelopeRules envelopes,
    @Nullable Changes changes,
    @Nullable List<MessageRules> messages,
    @Nullable Integer answerHours,
    @Nullable List<RecordLayout> records,
    @Nullable List<UnitConversion> conversions,
    @Nullable ScheduleRules schedules,
    @Nullable Releases releases,
    @Nullable Plausibility plausible,
    @Nullable List<SummedTotal> totals) {
  public static final EdiRules USUAL =
      new EdiRules(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null, null, null, null, null);

  /** Of messages of a type, such as {@code DELFOR}; null where nothing is agreed upon. */
  public @Nullable Boolean applicationErrors(String type) {
    return of(type, MessageRules::applicationErrors, applicationErrors);
  }

  /** Likewise. */
  public @Nullable Integer acknowledgementHours(String type) {
    return of(type, MessageRules::acknowledgementHours, acknowledgementHours);
  }

  /** Likewise. */
  public @Nullable CodeTolerance codes(String type) {
    return of(type, MessageRules::codes, codes);
  }

  private <T> @Nullable T of(
      String type, Function<MessageRules, @Nullable T> own, @Nullable T ofAll) {
    if (messages != null)
      for (MessageRules it : messages) {
        T said = it.message().equals(type) ? own.apply(it) : null;
        if (said != null) return said;
      }
    return ofAll;
  }

  /** What was agreed about envelopes, or what is usual. */
  public EnvelopeRules envelope() {
    return envelopes == null ? EnvelopeRules.USUAL : envelopes;
  }

  /** What was agreed about how schedules are read, or what is usual. */
  public ScheduleRules schedule() {
    return schedules == null ? ScheduleRules.USUAL : schedules;
  }

  /** What is noted since it is hardly meant. */
  public Plausibility plausibility() {
    return plausible == null ? Plausibility.USUAL : plausible;
  }

  /** How DELJIT, 862 and VDA 4915 stand to DELFOR, 830 and VDA 4905. */
  public enum CallOffPrecedence {
    /** They say the times within what the forecast has as firm. */
    ADD_TIMES,
    /** From their first to their last day they stand in the forecast's place. */
    REPLACE_WINDOW,
    /** Nothing is to be delivered without one. */
    ONLY_PERMISSION
  }

  public enum Releases {
    /** It is read by the nearest earlier one, and that is noted. */
    NEAREST,
    /** It is rejected. */
    EXACT
  }

  public enum CodeTolerance {
    STRICT,
    TOLERANT
  }

  public enum Repeats {
    FIRST_ANSWER,
    /** By a refusal that says so (CONTRL 0085 = 26). */
    REFUSED
  }

  public enum Environment {
    TEST,
    PRODUCTION
  }

  /**
   * What was agreed about UNB, ISA and what acknowledges them.
   *
   * @param referencesRecurAfterDays from when on a control reference used before is another
   *     interchange's; usual: never, as {@code unique} references are
   * @param contrlVersion the syntax version of CONTRL, 2 to 4; usual: that of what it answers, and
   *     none where that is 1
   * @param buyer the buyer's own address in what is sent to it; usual: the one it was named by
   * @param supplier likewise the supplier's
   */
  public record EnvelopeRules(
      @Nullable Integer referencesRecurAfterDays,
      @Nullable Integer contrlVersion,
      @Nullable Address buyer,
      @Nullable Address supplier) {
    public static final EnvelopeRules USUAL = new EnvelopeRules(null, null, null, null);

    /** By which one side is addressed in what is sent to it; null: as it was named. */
    public @Nullable Address own(Side of) {
      return of == Side.BUYER ? buyer : supplier;
    }
  }

  /**
   * A partner's address as its own system knows it.
   *
   * @param qualifier UNB 0007, ISA05 and ISA07; null for none in UNB, ZZ in ISA
   */
  public record Address(String id, @Nullable String qualifier) {
    /** The qualifier to be written; "" for none. */
    public String written(boolean x12) {
      if (qualifier != null) return qualifier;
      return x12 ? "ZZ" : "";
    }
  }

  /**
   * What BGM 1225 = 4, BFR01 = 04 and BSS01 = 04 say of the dates that the message does not name.
   */
  public enum Changes {
    /** Nobody knows, so it is not taken. */
    REFUSE,
    /** They are wanted no longer: the message is a whole release or call-off. */
    REPLACE,
    /** They stay as they stand. */
    MERGE
  }

  /** What the partner calls something, and what the hub does. */
  public record Alias(String theirs, String ours) {}

  /**
   * What was agreed about how schedules are read.
   *
   * @param withoutStatus how binding a quantity of a DELFOR is that has none (no SCC); usual: it is
   *     wrong
   * @param emptied what becomes of an item that leaves nothing of a firm demand, and does not say
   *     that nothing is wanted; usual: its message is held
   * @param expectedDays for how many days after their planned arrival goods that nobody received
   *     are expected; later what they were sent for is open again; usual: 14
   */
  public record ScheduleRules(
      @Nullable StatusByDefault withoutStatus,
      @Nullable Emptied emptied,
      @Nullable Integer expectedDays) {
    public static final ScheduleRules USUAL = new ScheduleRules(null, null, null);
  }

  public enum StatusByDefault {
    FIRM,
    PRODUCTION,
    MATERIAL,
    FORECAST
  }

  public enum Emptied {
    HOLD,
    TAKE
  }

  /**
   * How much a quantity in one unit is in another.
   *
   * @param part of which that holds, as the hub calls it; null: of every part
   * @param unit such as {@code BX}
   * @param factor how many {@code base} one of it is; exact
   * @param base such as {@code PCE}
   */
  public record UnitConversion(@Nullable String part, String unit, BigDecimal factor, String base) {
    public UnitConversion {
      factor = factor.stripTrailingZeros();
    }
  }

  /**
   * How messages of one type are written to a partner.
   *
   * @param message such as {@code DESADV}, {@code 856}, {@code 4913}
   * @param release such as {@code D97A}, {@code 004010}
   * @param syntax such as {@code UNOC:3}; null for the release's usual one
   * @param separators component, element, decimal mark, release character, repetition, terminator;
   *     null for the usual ones
   * @param association UNH 0057 or GS08's industry code
   * @param quantities of schedules; usual: discrete
   * @param dates of EDIFACT; usual: CCYYMMDD
   */
  public record Outbound(
      String message,
      String release,
      @Nullable String syntax,
      @Nullable String separators,
      @Nullable String association,
      @Nullable Quantities quantities,
      @Nullable DateCodes dates) {}

  /** How a schedule says what is wanted. */
  public enum Quantities {
    /** So much on each date (QTY 113; BFR05, BSS11 = A). */
    DISCRETE,
    /** So much up to each date, with all that was received (QTY 3; BFR05, BSS11 = C). */
    CUMULATIVE
  }

  /**
   * In which formats of code list 2379 dates are written; null as usual, 102.
   *
   * @param day 102 or 101, YYMMDD
   * @param week of a quantity for a week from Monday on: 616, CCYYWW, or 615, YYWW
   * @param month of one for a calendar month: 610, CCYYMM, or 609, YYMM
   */
  public record DateCodes(@Nullable String day, @Nullable String week, @Nullable String month) {}

  /**
   * What was agreed about messages of one type, in the place of what holds for all.
   *
   * @param message such as {@code DELFOR}, {@code 830}, {@code 4905}
   */
  public record MessageRules(
      String message,
      @Nullable Boolean applicationErrors,
      @Nullable Integer acknowledgementHours,
      @Nullable CodeTolerance codes) {}
}
