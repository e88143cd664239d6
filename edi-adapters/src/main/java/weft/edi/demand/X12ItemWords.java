package weft.edi.demand;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.X12Units;
import weft.edi.onward.X12Writing;
import weft.scheduling.release.ItemDetails;

/**
 * Writes the segments of an item in an 830 or 862 except its quantities: its numbers, description
 * (PID in an 830, LIN PD in an 862), and text. The text follows the description in PID; without a
 * description it goes into REF L1 (letters or notes).
 */
final class X12ItemWords {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HHmm");
  private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HHmmss");

  /** Maximum length of a number or name in every release. */
  private static final int NUMBER = 30;

  /** Maximum length of DE 352. */
  private static final int DESCRIPTION = 80;

  /**
   * Maximum text segments: PID, and REF L1 (three of an item's twelve REF are used for numbers).
   */
  private static final int DESCRIPTIONS = 50;

  private static final int NOTES = 9;

  private final X12Writing out;
  private final WritableText legible;

  /** Maximum length of LIN07. */
  private final int partName;

  X12ItemWords(X12Writing out, WritableText legible, String release) {
    this.out = out;
    this.legible = legible;
    boolean early = release.compareTo("004010") < 0;
    this.partName = early ? NUMBER : 48;
  }

  /**
   * Writes DTM 097 (transaction creation). A time of midnight adds nothing to the day, so it is
   * left out.
   */
  void issued(ScheduledPart first) {
    LocalDateTime moment = first.release().issued();
    if (moment == null || moment.toLocalTime().equals(LocalTime.MIDNIGHT)) return;
    DateTimeFormatter as = moment.getSecond() == 0 ? MINUTE : SECOND;
    out.segment("DTM", "097", out.day(moment.toLocalDate()), as.format(moment));
  }

  /** Writes LIN for a set that describes parts in PID. */
  void part(ScheduledPart it, int number) {
    part(it, number, null);
  }

  /** Writes LIN for a set without PID; the description goes into LIN. */
  void named(ScheduledPart it, int number) {
    part(it, number, legible.orNull(it.description()));
  }

  private void part(ScheduledPart it, int number, @Nullable String description) {
    List<String> lin = new ArrayList<>();
    lin.addAll(List.of(String.valueOf(number), "BP", it.schedule().part()));
    String theirs = it.said(ItemDetails::supplierPart, NUMBER, legible);
    if (theirs != null) lin.addAll(List.of("VP", theirs));
    if (description != null)
      lin.addAll(List.of("PD", description.substring(0, WritableText.cut(description, partName))));
    out.segment("LIN", lin.toArray(String[]::new));
    out.segment("UIT", X12Units.code(it.unit()));
  }

  /**
   * Writes PID and REF. A reader takes the first PID as the description, so a text without a
   * description goes into REF.
   */
  void described(ScheduledPart it) {
    String description = legible.orNull(it.description());
    if (description == null) {
      references(it, true);
      return;
    }
    pid(description.substring(0, WritableText.cut(description, DESCRIPTION)));
    text(it, DESCRIPTIONS).forEach(this::pid);
    references(it, false);
  }

  private void pid(String text) {
    out.segment("PID", "F", "", "", "", text);
  }

  /**
   * Writes REF.
   *
   * @param withText whether to write the text in REF
   */
  void references(ScheduledPart it, boolean withText) {
    String agreement = it.schedule().agreement();
    String unloading = it.schedule().unloadingPoint();
    if (agreement != null) out.segment("REF", "PO", agreement);
    if (unloading != null) out.segment("REF", "DK", unloading);
    String use = it.said(ItemDetails::pointOfUse, NUMBER, legible);
    if (use != null) out.segment("REF", "LF", use);
    List<String> text = withText ? text(it, NOTES) : List.of();
    for (String line : text) out.segment("REF", "L1", "", line);
  }

  /**
   * Splits the text into at most {@code most} lines, or none if it does not fit. It breaks at
   * single blanks, because readers join lines with one blank.
   */
  private List<String> text(ScheduledPart it, int most) {
    String rest = it.said(ItemDetails::text, most * (DESCRIPTION + 1), legible);
    List<String> lines = new ArrayList<>();
    while (rest != null && !rest.isEmpty()) {
      int cut =
          rest.length() <= DESCRIPTION ? rest.length() : WritableText.blank(rest, DESCRIPTION);
      if (cut < 0 || lines.size() == most) return List.of();
      lines.add(rest.substring(0, cut));
      rest = cut == rest.length() ? "" : rest.substring(cut + 1);
    }
    return lines;
  }
}
