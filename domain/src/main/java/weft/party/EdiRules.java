package weft.party;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The EDI agreements of a partnership in addition to the essentials in its {@link Profile}. A null
 * component means that nothing was agreed and the default applies.
 *
 * @param callOffs how call-offs relate to the forecast; default: they replace it within their
 *     window
 * @param applicationErrors whether the hub answers by APERAK or 824 when a message is held, refused
 *     or contradicted for business reasons; default: no
 * @param acknowledgementHours hours within which either side acknowledges the other's interchanges;
 *     a later acknowledgement is reported as overdue; default: none is expected
 * @param codes whether a code outside its code list is an error; default: the reader decides
 * @param repeats how the hub answers an interchange that was sent again; default: as the first time
 * @param environment whether test or production interchanges are accepted; default: both
 * @param parts the partner's part numbers and the hub's equivalents, where they differ
 * @param units the partner's unit codes and the standard equivalents, where they differ
 * @param outbound how the hub writes messages that answer no other message
 * @param sites the partner's names of its sites and the hub's equivalents, where they differ
 * @param envelopes the agreement about envelopes
 * @param changes the effect of a message that is marked as a change of a schedule; default: it is
 *     refused
 * @param messages different rules for messages of one type
 * @param answerHours hours within which a release is answered, after which silence means
 *     acceptance; default: no limit
 * @param records the layout of the supplier's VDA 4906 records; default: unknown
 * @param conversions of units that may appear together in one item; default: none may
 * @param schedules how schedules are read
 * @param releases how the hub treats a message in a release for which it has no directory; default:
 *     {@link Releases#NEAREST}
 * @param plausible limits beyond which a value is noted as implausible; default: {@link
 *     Plausibility#USUAL}
 * @param totals what control totals sum where only the partners know their meaning; default: these
 *     totals are not compared
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

  /** The rule for a message type, such as {@code DELFOR}; null where nothing was agreed. */
  public @Nullable Boolean applicationErrors(String type) {
    return of(type, MessageRules::applicationErrors, applicationErrors);
  }

  /** The hours for a message type; null where nothing was agreed. */
  public @Nullable Integer acknowledgementHours(String type) {
    return of(type, MessageRules::acknowledgementHours, acknowledgementHours);
  }

  /** The rule for a message type; null where nothing was agreed. */
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

  /** The agreement about envelopes, or the defaults. */
  public EnvelopeRules envelope() {
    return envelopes == null ? EnvelopeRules.USUAL : envelopes;
  }

  /** The agreement about reading schedules, or the defaults. */
  public ScheduleRules schedule() {
    return schedules == null ? ScheduleRules.USUAL : schedules;
  }

  /** The agreement about implausible values, or the defaults. */
  public Plausibility plausibility() {
    return plausible == null ? Plausibility.USUAL : plausible;
  }

  /** How DELJIT, 862 and VDA 4915 relate to DELFOR, 830 and VDA 4905. */
  public enum CallOffPrecedence {
    /** Call-offs add the times to what the forecast has as firm. */
    ADD_TIMES,
    /** Call-offs replace the forecast from their first to their last day. */
    REPLACE_WINDOW,
    /** Nothing may be delivered without a call-off. */
    ONLY_PERMISSION
  }

  public enum Releases {
    /** The nearest earlier directory is used, and the answer notes it. */
    NEAREST,
    /** The message is rejected. */
    EXACT
  }

  public enum CodeTolerance {
    STRICT,
    TOLERANT
  }

  public enum Repeats {
    FIRST_ANSWER,
    /** The hub refuses the repetition with the reason (CONTRL 0085 = 26). */
    REFUSED
  }

  public enum Environment {
    TEST,
    PRODUCTION
  }

  /**
   * The agreement about UNB, ISA and their acknowledgements.
   *
   * @param referencesRecurAfterDays days after which a reused control reference belongs to a new
   *     interchange; default: never, because references are taken as unique
   * @param contrlVersion the syntax version of CONTRL, 2 to 4; default: the version of the answered
   *     interchange, or none where that is 1
   * @param buyer the buyer's address in interchanges sent to it; default: the address that it used
   * @param supplier the supplier's address, with the same default
   */
  public record EnvelopeRules(
      @Nullable Integer referencesRecurAfterDays,
      @Nullable Integer contrlVersion,
      @Nullable Address buyer,
      @Nullable Address supplier) {
    public static final EnvelopeRules USUAL = new EnvelopeRules(null, null, null, null);

    /** The address of one side in interchanges sent to it; null means the address that it used. */
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
    /** The qualifier to write; an empty string for none. */
    public String written(boolean x12) {
      if (qualifier != null) return qualifier;
      return x12 ? "ZZ" : "";
    }
  }

  /**
   * The meaning of a change message (BGM 1225 = 4, BFR01 = 04, BSS01 = 04) for the dates that it
   * does not name.
   */
  public enum Changes {
    /** The meaning is unknown, so the hub refuses the message. */
    REFUSE,
    /** These dates are no longer wanted: the message is a complete release or call-off. */
    REPLACE,
    /** These dates stay unchanged. */
    MERGE
  }

  /** The partner's name for something, and the hub's. */
  public record Alias(String theirs, String ours) {}

  /**
   * The agreement about how schedules are read.
   *
   * @param withoutStatus how binding a DELFOR quantity without a status (SCC) is; default: the
   *     missing status is an error
   * @param emptied the treatment of an item that removes a whole firm demand without stating that
   *     nothing is wanted; default: its message is held
   * @param expectedDays days after their planned arrival for which the hub still expects goods that
   *     nobody received; afterwards the demand for which they were sent is open again; default: 14
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
   * Converts a quantity in one unit into another.
   *
   * @param part the part, by the hub's number; null for every part
   * @param unit such as {@code BX}
   * @param factor how many {@code base} one unit is; exact
   * @param base such as {@code PCE}
   */
  public record UnitConversion(@Nullable String part, String unit, BigDecimal factor, String base) {
    public UnitConversion {
      factor = factor.stripTrailingZeros();
    }
  }

  /**
   * How the hub writes messages of one type to a partner.
   *
   * @param message such as {@code DESADV}, {@code 856}, {@code 4913}
   * @param release such as {@code D97A}, {@code 004010}
   * @param syntax such as {@code UNOC:3}; null for the release's default
   * @param separators component, element, decimal mark, release character, repetition, terminator;
   *     null for the defaults
   * @param association UNH 0057 or GS08's industry code
   * @param quantities of schedules; default: discrete
   * @param dates of EDIFACT; default: CCYYMMDD
   */
  public record Outbound(
      String message,
      String release,
      @Nullable String syntax,
      @Nullable String separators,
      @Nullable String association,
      @Nullable Quantities quantities,
      @Nullable DateCodes dates) {}

  /** How a schedule states quantities. */
  public enum Quantities {
    /** The quantity for each date (QTY 113; BFR05, BSS11 = A). */
    DISCRETE,
    /** The total up to each date, including everything received (QTY 3; BFR05, BSS11 = C). */
    CUMULATIVE
  }

  /**
   * The formats of code list 2379 in which dates are written; null for the default, 102.
   *
   * @param day 102 or 101, YYMMDD
   * @param week for a quantity of a week from Monday: 616, CCYYWW, or 615, YYWW
   * @param month for a quantity of a calendar month: 610, CCYYMM, or 609, YYMM
   */
  public record DateCodes(@Nullable String day, @Nullable String week, @Nullable String month) {}

  /**
   * Rules for messages of one type, which override the general rules.
   *
   * @param message such as {@code DELFOR}, {@code 830}, {@code 4905}
   */
  public record MessageRules(
      String message,
      @Nullable Boolean applicationErrors,
      @Nullable Integer acknowledgementHours,
      @Nullable CodeTolerance codes) {}
}
