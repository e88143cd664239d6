package weft.edi.demand;

import static java.util.Objects.requireNonNullElse;
import static weft.edi.onward.VdaTransmission.day;
import static weft.edi.onward.VdaTransmission.unknown;
import static weft.edi.onward.VdaTransmission.whole;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.VdaUnits;
import weft.edi.onward.NotWritable;
import weft.edi.onward.VdaTransmission;
import weft.edi.reader.text.Envelope;
import weft.language.Text;
import weft.measure.Quantity;
import weft.party.EdiRules.Outbound;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.ItemDetails;
import weft.scheduling.release.Received;
import weft.scheduling.release.Release;
import weft.scheduling.release.ScheduleLine;

/**
 * Writes VDA 4905 and 4915.
 *
 * <p>Dates are a day, a week (from its Monday) or a calendar month. Numbers have no leading zeros.
 * Receipts consist of the cumulative quantity and the last receipt, identified by its delivery note
 * number. Neither message has descriptions, and a 4905 has no times. The hub does not know the
 * previous call-off (512-06). A 4905 does not state the start of its horizon.
 */
final class VdaSchedules {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");

  /** Field 02 of the records that have only this version. */
  private static final String VERSION = "01";

  /** Maximum length of an unloading point in 512-11 and 552-08. */
  private static final int POINT = 5;

  private static final Text NO_NUMBER =
      new Text("VDA numbers its call-offs: \"%s\" is not a number.", "VDA 的要货指令按数字编号，“%s”不是数字。");

  private final LocalDate told;
  private final VdaTransmission out;
  private final WritableText legible;

  private VdaSchedules(LocalDate told, VdaTransmission out, Envelope ours) {
    this.told = told;
    this.out = out;
    this.legible = new WritableText(ours);
  }

  static byte[] callOffs(Demand demand, Outbound rule, Envelope ours) {
    List<ScheduledPart> all =
        ScheduledPart.all(demand, POINT).stream()
            .map(it -> inTheirWords(it, demand.told(), false))
            .map(it -> it.speakingOf(null, it.until()))
            .toList();
    var out = new VdaTransmission("511", rule.release(), ours);
    all.forEach(new VdaSchedules(demand.told(), out, ours)::callOff);
    return readBack(out.end(), all, ours);
  }

  static byte[] detailed(Demand demand, Outbound rule, Envelope ours) {
    List<ScheduledPart> all =
        ScheduledPart.all(demand, POINT).stream()
            .map(it -> inTheirWords(it, demand.told(), true))
            .toList();
    var out = new VdaTransmission("551", rule.release(), ours);
    all.forEach(new VdaSchedules(demand.told(), out, ours)::detailed);
    return readBack(out.end(), all, ours);
  }

  private static byte[] readBack(byte[] written, List<ScheduledPart> asked, Envelope ours) {
    ReadBack.require(asked, written, ours);
    return written;
  }

  private static ScheduledPart inTheirWords(ScheduledPart it, LocalDate told, boolean timed) {
    return new ScheduledPart(
        it.schedule(),
        new Release(counted(it.release().number()), it.issued(told).atStartOfDay()),
        it.from(),
        it.until(),
        VdaUnits.unit(VdaUnits.code(it.unit())),
        null,
        it.received(),
        it.lines().stream().map(line -> inTheirWords(line, it.issued(told), timed)).toList(),
        it.beside());
  }

  /** Backlog and immediate demand have no day of their own. */
  private static ScheduleLine inTheirWords(ScheduleLine it, LocalDate issued, boolean timed) {
    LocalTime time = it.time();
    boolean dated = it.firmness() != Firmness.BACKLOG && it.firmness() != Firmness.IMMEDIATE;
    return new ScheduleLine(
        dated ? it.due() : issued,
        it.ordinal(),
        time == null || !timed ? null : time.withSecond(0).withNano(0),
        it.dateKind(),
        it.bucket(),
        it.firmness(),
        it.quantity(),
        it.cumulative(),
        it.segment());
  }

  private static String counted(String number) {
    if (!number.matches("[0-9]+")) throw new NotWritable(NO_NUMBER.with(number));
    String counted = number.replaceFirst("^0+", "");
    return counted.isEmpty() ? "0" : counted;
  }

  private void callOff(ScheduledPart it) {
    String agreement = it.schedule().agreement();
    String unloading = it.schedule().unloadingPoint();
    out.record(
        "512",
        VERSION,
        it.schedule().site(),
        it.release().number(),
        day(it.issued(told)),
        unknown("512", 4),
        "",
        it.schedule().part(),
        said(it, ItemDetails::supplierPart, 22),
        agreement == null ? "" : agreement,
        unloading == null ? "" : unloading,
        "",
        VdaUnits.code(it.unit()));
    List<String> pairs = VdaQuantities.pairs(it, it.issued(told));
    List<String> first = new ArrayList<>(receipts(it.received()));
    first.addAll(pairs.subList(0, Math.min(10, pairs.size())));
    out.record("513", first.toArray(String[]::new));
    for (int at = 10; at < pairs.size(); at += 16) {
      List<String> more = new ArrayList<>(List.of(VERSION));
      more.addAll(pairs.subList(at, Math.min(pairs.size(), at + 16)));
      out.record("514", more.toArray(String[]::new));
    }
    released(it);
    text(it);
  }

  private String said(ScheduledPart it, Function<ItemDetails, @Nullable String> what, int room) {
    return requireNonNullElse(it.said(what, room, legible), "");
  }

  /** Writes 518 records with three lines of 40 characters each. */
  private void text(ScheduledPart it) {
    String rest = said(it, ItemDetails::text, Integer.MAX_VALUE);
    while (!rest.isEmpty()) {
      String[] record = {VERSION, "", "", ""};
      for (int i = 1; i < record.length; i++) {
        int cut = WritableText.cut(rest, 40);
        record[i] = rest.substring(0, cut).strip();
        rest = rest.substring(cut).strip();
      }
      out.record("518", record);
    }
  }

  /**
   * Fields from version to cumulative quantity. An unknown cumulative is blank, which differs from
   * zero.
   */
  private static List<String> receipts(Received it) {
    Quantity last = it.lastQuantity();
    Quantity cumulative = it.cumulative();
    LocalDate day = last == null ? it.asOf() : it.lastDate();
    String note = it.lastReference();
    boolean counts = note != null && last != null && note.matches("[1-9][0-9]{0,7}");
    return List.of(
        VERSION,
        day(day),
        counts ? note : "",
        "",
        last == null ? "" : whole(last.amount().movePointRight(3)),
        cumulative == null ? unknown("513", 5) : whole(cumulative.amount()));
  }

  /** Writes 515 if a release end, a horizon end or a point of use is known. */
  private void released(ScheduledPart it) {
    var released = VdaReleased.of(it);
    String use = said(it, ItemDetails::pointOfUse, 14);
    if (released.isNothing() && it.until() == null && use.isEmpty()) return;
    out.record(
        "515",
        out.version(),
        "",
        day(released.production()),
        released.cumulative(Firmness.PRODUCTION),
        "",
        day(released.material()),
        released.cumulative(Firmness.MATERIAL),
        "",
        "",
        day(it.until()),
        use);
  }

  private void detailed(ScheduledPart it) {
    String agreement = it.schedule().agreement();
    String unloading = it.schedule().unloadingPoint();
    out.record(
        "552",
        VERSION,
        it.schedule().site(),
        it.release().number(),
        day(it.issued(told)),
        it.schedule().part(),
        said(it, ItemDetails::supplierPart, 22),
        unloading == null ? "" : unloading,
        "",
        "",
        "",
        day(it.until()),
        "",
        agreement == null ? "" : agreement);
    Quantity received = it.received().cumulative();
    if (received != null) out.record("553", VERSION, whole(received.amount()));
    List<String> fours = new ArrayList<>();
    // The first date of a 4915 is the first day of its horizon.
    LocalDate begins = it.begins(told);
    if (it.lines().isEmpty() || !it.lines().getFirst().due().equals(begins))
      fours.addAll(List.of(day(begins), "", "", ""));
    for (ScheduleLine line : it.lines()) {
      LocalTime time = line.time();
      fours.addAll(
          List.of(
              VdaQuantities.date(line),
              time == null ? "" : TIME.format(time),
              whole(line.quantity().amount()),
              ""));
    }
    for (int at = 0; at < fours.size(); at += 24) {
      List<String> some = new ArrayList<>(List.of(VERSION));
      some.addAll(fours.subList(at, Math.min(fours.size(), at + 24)));
      out.record("554", some.toArray(String[]::new));
    }
  }
}
