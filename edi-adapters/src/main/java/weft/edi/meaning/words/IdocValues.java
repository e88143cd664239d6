package weft.edi.meaning.words;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.Group;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.check.DateFormat;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.party.EdiRules.Alias;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.Profile;

/** Converts values and partners of IDocs to the hub's terms. */
public final class IdocValues {
  /** IDocs use ISO units, with several codes for pieces. */
  private static final Map<String, String> UNITS =
      Map.of(
          "ST", "PCE", "EA", "PCE", "PC", "PCE", "C62", "PCE", "H87", "PCE", "KG", "KGM", "M",
          "MTR", "L", "LTR");

  private IdocValues() {}

  /** The currency of the whole message; "" if it states none. */
  public static String currency(Group body) {
    Segment head = body.segment("E1EDK01");
    return head == null ? "" : head.value("CURCY");
  }

  public static String unit(String code) {
    return code.isEmpty() ? "PCE" : UNITS.getOrDefault(code, code);
  }

  /** The hub's unit for the buyer's name of it. */
  public static String unit(String theirs, Profile profile) {
    return unit(ours(theirs, profile.rules().units()));
  }

  /** The hub's part number for the buyer's name of it. */
  public static String part(String theirs, Profile profile) {
    return ours(theirs, profile.rules().parts());
  }

  private static String ours(String theirs, @Nullable List<Alias> names) {
    return requireNonNullElse(names, List.<Alias>of()).stream()
        .filter(it -> it.theirs().equals(theirs))
        .findFirst()
        .map(Alias::ours)
        .orElse(theirs);
  }

  /** Null for zeros, which stand for no date. */
  public static @Nullable LocalDate day(String digits) {
    DateFormat.Period day = DateFormat.read("102", digits);
    return day == null ? null : day.day();
  }

  /** Null for midnight, because an unset time arrives as zeros. */
  public static @Nullable LocalTime time(String digits) {
    if (!digits.matches("[0-2][0-9][0-5][0-9][0-5][0-9]") || digits.equals("000000")) return null;
    int hour = Integer.parseInt(digits, 0, 2, 10);
    return hour > 23 ? null : LocalTime.of(hour, Integer.parseInt(digits, 2, 4, 10));
  }

  /** Strips the leading zeros that pad a number. */
  public static String number(String text) {
    return text.matches("0+[0-9A-Z].*") ? text.replaceFirst("^0+", "") : text;
  }

  /**
   * The value of a field in the first segment with one of the qualifiers, in their order; "" if
   * there is none.
   */
  public static String of(
      Group group, String tag, String field, String value, String... qualifiers) {
    for (String qualifier : qualifiers)
      for (Segment it : group.segments(tag))
        if (it.value(field).equals(qualifier) && !it.value(value).isEmpty()) return it.value(value);
    return "";
  }

  /** A partner's number: the receiver's name for it (PARTN), else LIFNR. */
  public static String partner(Group group, String function) {
    String number = of(group, "E1EDKA1", "PARVW", "PARTN", function);
    return number.isEmpty() ? of(group, "E1EDKA1", "PARVW", "LIFNR", function) : number;
  }

  /** The party in a partner function; null if the group names none. */
  public static @Nullable NamedParty named(
      Group group, String function, Correspondents correspondents) {
    for (String field : List.of("PARTN", "LIFNR"))
      for (Segment it : group.segments("E1EDKA1")) {
        if (!it.value("PARVW").equals(function) || it.value(field).isEmpty()) continue;
        PartyCode party =
            Stream.of(it.value(field), number(it.value(field)))
                .flatMap(id -> correspondents.directory().named(id).stream())
                .findFirst()
                .orElse(null);
        return new NamedParty(party, it, field);
      }
    return null;
  }

  /**
   * Adds a fault if MESTYP is none of these types, because the segments may then mean something
   * else.
   */
  public static void requireType(ReadMessage message, MeaningFindings findings, String... types) {
    String type = message.header().value("MESTYP");
    if (type.isEmpty() || List.of(types).contains(type)) return;
    findings.error(
        message.header(),
        "MESTYP",
        FaultCode.MEANING_UNKNOWN,
        "%s is not supported as %s, only as %s (MESTYP)."
            .formatted(message.type(), type, String.join(", ", types)),
        "%s 不能作为 %s 处理，仅支持 %s（MESTYP）。".formatted(message.type(), type, String.join("、", types)));
  }

  /**
   * The sender is the buyer. The supplier is the receiver, or partner LF if the receiver is the
   * hub.
   */
  public static @Nullable Partnership partnership(
      Group group, Segment start, Correspondents correspondents, MeaningFindings findings) {
    Partnership addressed = correspondents.addressed();
    if (addressed != null) return addressed;
    NamedParty named = named(group, "LF", correspondents);
    if (named != null && named.party() != null)
      return new Partnership(correspondents.sender(), named.party());
    findings.error(
        named,
        start,
        FaultCode.UNKNOWN_PARTNER,
        "The supplier is not known: neither RCVPRN nor partner LF names anybody on this hub.",
        "供应商未知：RCVPRN 和伙伴 LF 所指的企业均不在本平台上。");
    return null;
  }
}
