package weft.edi.profile;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.table.LaidOutRecords;
import weft.language.Text;
import weft.party.EdiRules;
import weft.party.EdiRules.Address;
import weft.party.EdiRules.Alias;
import weft.party.EdiRules.CallOffPrecedence;
import weft.party.EdiRules.Changes;
import weft.party.EdiRules.CodeTolerance;
import weft.party.EdiRules.DateCodes;
import weft.party.EdiRules.Emptied;
import weft.party.EdiRules.EnvelopeRules;
import weft.party.EdiRules.Environment;
import weft.party.EdiRules.MessageRules;
import weft.party.EdiRules.Outbound;
import weft.party.EdiRules.Quantities;
import weft.party.EdiRules.Releases;
import weft.party.EdiRules.Repeats;
import weft.party.EdiRules.ScheduleRules;
import weft.party.EdiRules.StatusByDefault;
import weft.party.EdiRules.UnitConversion;
import weft.party.Plausibility;
import weft.party.Profile;
import weft.party.Profile.Acknowledgement;
import weft.party.Profile.UnknownPart;
import weft.party.RecordLayout;
import weft.party.RecordLayout.Field;
import weft.party.RecordLayout.Held;
import weft.party.SummedTotal;

/** Reads a profile in JSON or YAML; absent values take their defaults. */
public final class ProfileText {
  /** The most characters of a profile. */
  public static final int LONGEST = 300_000;

  /** The most aliases of parts, of units and of sites, each. */
  static final int MOST_ALIASES = 2_000;

  private static final int MOST_OUTBOUND = 50;
  private static final int LONGEST_DIALECT = 32_000;

  /** The longest time limit for an acknowledgement, in hours. */
  private static final int LONGEST_WAIT = 720;

  /** The longest distance between a message and a day in it, in days. */
  private static final int LONGEST_DISTANCE = 36_500;

  /** The longest time limit for an answer to a release, in hours. */
  private static final int LONGEST_ANSWER = 2_160;

  private ProfileText() {}

  public enum Notation {
    JSON,
    YAML
  }

  /**
   * The result of reading a profile.
   *
   * @param profile null if an error forbids to use it
   */
  public record Checked(@Nullable Profile profile, List<Finding> findings) {}

  /** Reads a profile and reports all its errors and contradictions. */
  public static Checked check(String text, Notation notation) {
    var findings = new Findings();
    if (text.length() > LONGEST) {
      findings.error(
          "",
          "too-long",
          new Text("A profile may have %d characters.", "配置最多 %d 个字符。").with(LONGEST));
      return new Checked(null, findings.all());
    }
    Node node =
        switch (notation) {
          case JSON -> JsonText.read(text, findings);
          case YAML -> YamlText.read(text, findings);
        };
    if (node == null) return new Checked(null, findings.all());
    Profile profile = profile(node, findings);
    ProfileRules.check(profile, findings);
    return new Checked(findings.forbid() ? null : profile, findings.all());
  }

  private static Profile profile(Node node, Findings findings) {
    var in = new Fields(node, "", findings);
    Profile usual = Profile.PLAIN;
    var profile =
        new Profile(
            requireNonNullElse(in.choice("unknownPart", UnknownPart.class), usual.unknownPart()),
            requireNonNullElse(
                in.choice("acknowledgement", Acknowledgement.class), usual.acknowledgement()),
            requireNonNullElse(in.flag("orderResponse"), usual.orderResponse()),
            requireNonNullElse(in.flag("scheduleResponse"), usual.scheduleResponse()),
            requireNonNullElse(in.flag("unloadingPoints"), usual.unloadingPoints()),
            in.text("charset", 40),
            in.text("dialect", LONGEST_DIALECT),
            edi(in.table("edi")),
            in.text("supplierCharset", 40));
    in.end();
    return profile;
  }

  private static @Nullable EdiRules edi(@Nullable Fields in) {
    if (in == null) return null;
    var rules =
        new EdiRules(
            in.choice("callOffs", CallOffPrecedence.class),
            in.flag("applicationErrors"),
            in.number("acknowledgementHours", 1, LONGEST_WAIT),
            in.choice("codes", CodeTolerance.class),
            in.choice("repeats", Repeats.class),
            in.choice("environment", Environment.class),
            in.list("parts", MOST_ALIASES, ProfileText::alias),
            in.list("units", MOST_ALIASES, ProfileText::alias),
            in.list("outbound", MOST_OUTBOUND, ProfileText::outbound),
            in.list("sites", MOST_ALIASES, ProfileText::alias),
            envelopes(in.table("envelopes")),
            in.choice("changes", Changes.class),
            in.list("messages", MOST_OUTBOUND, ProfileText::messageRules),
            in.number("answerHours", 1, LONGEST_ANSWER),
            in.list("records", MOST_OUTBOUND, ProfileText::recordLayout),
            in.list("conversions", MOST_ALIASES, ProfileText::conversion),
            schedules(in.table("schedules")),
            in.choice("releases", Releases.class),
            plausible(in.table("plausible")),
            in.list("totals", MOST_OUTBOUND, ProfileText::total));
    in.end();
    return rules.equals(EdiRules.USUAL) ? null : rules;
  }

  private static @Nullable EnvelopeRules envelopes(@Nullable Fields in) {
    if (in == null) return null;
    var rules =
        new EnvelopeRules(
            in.number("referencesRecurAfterDays", 1, 3_650),
            in.number("contrlVersion", 2, 4),
            address(in.table("buyer")),
            address(in.table("supplier")));
    in.end();
    return rules.equals(EnvelopeRules.USUAL) ? null : rules;
  }

  private static @Nullable ScheduleRules schedules(@Nullable Fields in) {
    if (in == null) return null;
    var rules =
        new ScheduleRules(
            in.choice("withoutStatus", StatusByDefault.class),
            in.choice("emptied", Emptied.class),
            in.number("expectedDays", 0, 400));
    in.end();
    return rules.equals(ScheduleRules.USUAL) ? null : rules;
  }

  private static @Nullable Plausibility plausible(@Nullable Fields in) {
    if (in == null) return null;
    var rules =
        new Plausibility(
            in.number("pastDays", 0, LONGEST_DISTANCE),
            in.number("aheadDays", 0, LONGEST_DISTANCE),
            in.flag("wholePieces"),
            in.flag("knownSites"));
    in.end();
    return rules.equals(Plausibility.USUAL) ? null : rules;
  }

  private static SummedTotal total(Fields in) {
    return new SummedTotal(
        in.required("message", 6), in.required("control", 3), in.required("sums", 8));
  }

  private static @Nullable Address address(@Nullable Fields in) {
    if (in == null) return null;
    var address = new Address(in.required("id", 35), in.text("qualifier", 4));
    in.end();
    return address;
  }

  private static Alias alias(Fields in) {
    return new Alias(in.required("theirs", 35), in.required("ours", 35));
  }

  private static UnitConversion conversion(Fields in) {
    return new UnitConversion(
        in.text("part", 35),
        in.required("unit", 8),
        in.requiredFactor("factor"),
        in.required("base", 8));
  }

  private static MessageRules messageRules(Fields in) {
    return new MessageRules(
        in.required("message", 8),
        in.flag("applicationErrors"),
        in.number("acknowledgementHours", 1, LONGEST_WAIT),
        in.choice("codes", CodeTolerance.class));
  }

  private static RecordLayout recordLayout(Fields in) {
    return new RecordLayout(
        in.required("record", 3),
        requireNonNullElse(
            in.list("fields", LaidOutRecords.LENGTH, ProfileText::recordField), List.<Field>of()));
  }

  private static Field recordField(Fields in) {
    return new Field(
        in.requiredNumber("at", LaidOutRecords.FIRST, LaidOutRecords.LENGTH),
        in.requiredNumber("length", 1, LaidOutRecords.LENGTH),
        in.choice("holds", Held.class),
        in.text("value", LaidOutRecords.LENGTH),
        in.text("counts", 3),
        in.number("decimals", 0, 6),
        requireNonNullElse(in.flag("required"), false));
  }

  private static @Nullable DateCodes dates(@Nullable Fields in) {
    if (in == null) return null;
    var codes = new DateCodes(in.text("day", 3), in.text("week", 3), in.text("month", 3));
    in.end();
    return codes.equals(new DateCodes(null, null, null)) ? null : codes;
  }

  private static Outbound outbound(Fields in) {
    return new Outbound(
        in.required("message", 6),
        in.required("release", 6),
        in.text("syntax", 6),
        in.text("separators", 6),
        in.text("association", 6),
        in.choice("quantities", Quantities.class),
        dates(in.table("dates")));
  }
}
