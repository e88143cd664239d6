package weft.edi.meaning.schedule;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.schedule.ItemHead.Counting;
import weft.edi.meaning.schedule.ItemHead.Item;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.EdifactItems;
import weft.edi.meaning.words.IdocValues;
import weft.edi.meaning.words.Meaning;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.MessageMeaning;
import weft.edi.meaning.words.NamedPart;
import weft.edi.meaning.words.NormalizedText;
import weft.edi.reader.Group;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.language.Text;
import weft.measure.Quantity;
import weft.party.Partnership;
import weft.party.Profile;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.ItemDetails;
import weft.scheduling.release.Received;
import weft.scheduling.release.Release;
import weft.scheduling.release.ScheduleLine;

/** DELFOR02: each E1EDP10 is the forecast of one part at one plant; E1EDP16 are its quantities. */
public final class IdocSchedule implements MessageMeaning {
  /** Never shown, because E1EDP16 quantities are discrete. */
  private static final Text NONE_CUMULATIVE = new Text("Not cumulative.", "非累计数量。");

  @Override
  public @Nullable Partnership between(ReadMessage message, Correspondents correspondents) {
    return IdocValues.partnership(
        header(message), message.header(), correspondents, new MeaningFindings());
  }

  private static Group header(ReadMessage message) {
    List<Group> headers = message.body().groupsAt("E1EDK09");
    return headers.isEmpty() ? message.body() : headers.getFirst();
  }

  @Override
  public Meaning toCommands(ReadMessage message, Correspondents correspondents) {
    MeaningFindings findings = new MeaningFindings();
    Group header = header(message);
    Partnership partnership =
        IdocValues.partnership(header, message.header(), correspondents, findings);
    IdocValues.requireType(message, findings, "DELINS", "DELFOR");
    if (partnership == null || findings.forbid())
      return new Meaning(partnership, List.of(), findings.all());
    var reading = new Reading(header, partnership, correspondents, findings);
    header.groupsAt("E1EDP10").forEach(reading::item);
    return new Meaning(partnership, reading.released.commands(), findings.all());
  }

  /** Interprets one IDoc. */
  private static final class Reading {
    private final Group header;
    private final Partnership partnership;
    private final Correspondents correspondents;
    private final Profile profile;
    private final MeaningFindings findings;
    private final Released released;

    Reading(
        Group header,
        Partnership partnership,
        Correspondents correspondents,
        MeaningFindings findings) {
      this.header = header;
      this.partnership = partnership;
      this.correspondents = correspondents;
      this.profile = correspondents.profile(partnership);
      this.findings = findings;
      this.released = new Released(profile, findings);
    }

    void item(Group group) {
      Segment item = group.segments().getFirst();
      NamedPart named = NamedPart.in(item, "IDNKD");
      var part = new NamedPart(IdocValues.part(named.number(), profile), named.at());
      String plant = first(item.value("KWERK"), IdocValues.partner(header, "WE"));
      if (part.isMissing())
        findings.error(
            item, "IDNKD", FaultCode.VALUE_MISSING, "The item has no part number.", "该项没有零件号。");
      if (plant.isEmpty())
        findings.error(
            item,
            "KWERK",
            FaultCode.SITE_UNKNOWN,
            "No ship-to: neither KWERK nor partner WE says where to deliver.",
            "缺少收货地：KWERK 和伙伴 WE 均未给出。");
      if (part.isMissing() || plant.isEmpty()) return;
      String agreement =
          first(NormalizedText.number(item.value("VTRNR")), NormalizedText.number(head("VTRNR")));
      String unloading = item.value("ABLAD");
      var id =
          new DeliveryScheduleId(
              partnership.buyer(),
              partnership.supplier(),
              correspondents.site(partnership, plant),
              part.number(),
              agreement.isEmpty() ? null : agreement,
              profile.unloadingPoints() && !unloading.isEmpty() ? unloading : null);
      Demands demands = demands(group, item);
      Forecast forecast = forecast(group, demands);
      released.add(
          new ReleaseForecast(id, forecast, part.at(), null, null, null, null),
          Counting.DISCRETE,
          demands.saysNothing(),
          new Item("", authorisations(item).bounds(forecast.lines(), forecast.received())));
    }

    private Demands demands(Group group, Segment item) {
      var goAhead =
          new GoAhead(IdocValues.day(item.value("ABFDE")), IdocValues.day(item.value("ABMDE")));
      Demands demands = new Demands();
      for (Segment it : group.segments("E1EDP16")) add(it, goAhead, demands);
      return demands;
    }

    private static String text(Group group) {
      String text =
          group.segments("E1EDP14").stream()
              .map(it -> it.value("TDLINE").strip())
              .filter(it -> !it.isEmpty())
              .collect(Collectors.joining(" "));
      return text.substring(0, Math.min(text.length(), EdifactItems.MOST_TEXT));
    }

    private Forecast forecast(Group group, Demands demands) {
      Segment item = group.segments().getFirst();
      LocalDate issued = IdocValues.day(first(item.value("ABRDT"), head("BSTDK")));
      String description = item.value("ARKTX");
      Received received =
          new Received(
              findings.counted(quantity(item, "AKUEM"), item, "AKUEM"),
              IdocValues.day(item.value("LFDKD")),
              null,
              IdocValues.day(item.value("LFDKD")),
              item.value("LFNKD").isEmpty() ? null : item.value("LFNKD"),
              item.number(),
              item.number(),
              null);
      List<ScheduleLine> lines =
          authorisations(item)
              .bound(demands.lines(received, null, "WMENG", NONE_CUMULATIVE, findings), received);
      return new Forecast(
          new Release(
              IdocValues.number(first(item.value("LABNK"), head("LABNK"))),
              issued == null ? null : issued.atStartOfDay()),
          null,
          null,
          IdocValues.unit(item.value("VRKME"), profile),
          description.isEmpty() ? null : description,
          received,
          lines,
          NormalizedText.orNull(item.value("ABLAD")),
          ItemDetails.of(item.value("IDNLF"), null, text(group), lines));
    }

    private Authorisations authorisations(Segment item) {
      return new Authorisations(
          new Authorisation(IdocValues.day(item.value("ABFDE")), cumulative(item, "AKUFF")),
          new Authorisation(IdocValues.day(item.value("ABMDE")), cumulative(item, "AKUMF")));
    }

    /** Returns null for zero, which means that none is stated. */
    private @Nullable Quantity cumulative(Segment item, String field) {
      Quantity stated = quantity(item, field);
      return stated == null || !stated.isPositive() ? null : stated;
    }

    private void add(Segment it, GoAhead goAhead, Demands to) {
      LocalDate due = IdocValues.day(it.value("EDATUV"));
      if (due != null && it.value("WMENG").isEmpty())
        findings.error(
            it, "WMENG", FaultCode.VALUE_MISSING, "This date has no quantity.", "该日期没有数量。");
      Quantity quantity = findings.wanted(quantity(it, "WMENG"), it, "WMENG");
      if (quantity == null) return;
      if (due == null && !quantity.isPositive()) {
        to.nothing();
        return;
      }
      if (due == null) {
        findings.error(
            it, "EDATUV", FaultCode.VALUE_MISSING, "This quantity has no date.", "该数量没有日期。");
        return;
      }
      Bucket bucket = bucket(it, quantity);
      to.add(
          new Demands.Demand(
              due,
              IdocValues.time(it.value("EZEIT")),
              DateKind.DELIVERY,
              bucket,
              goAhead.firmness(bucket == Bucket.DAY, due),
              quantity,
              it),
          false);
    }

    private Bucket bucket(Segment it, Quantity quantity) {
      return switch (it.value("PRGRS")) {
        case "", "D", "1" -> Bucket.DAY;
        case "W", "2" -> Bucket.WEEK;
        case "M", "3" -> Bucket.MONTH;
        case "Q", "S", "A", "T" -> {
          if (quantity.isPositive()) LongPeriods.refuse(it, "PRGRS", it.value("PRGRS"), findings);
          yield Bucket.DAY;
        }
        default -> {
          findings.note(
              it,
              "PRGRS",
              FaultCode.MEANING_UNKNOWN,
              "Period " + it.value("PRGRS") + " is read as a day.",
              "期间 " + it.value("PRGRS") + " 按日处理。");
          yield Bucket.DAY;
        }
      };
    }

    private @Nullable Quantity quantity(Segment it, String field) {
      int[] place = it.placeOf(field);
      if (place == null || it.value(place[0]).isEmpty()) return null;
      return findings.number(it, place[0], 0, field).map(Quantity::new).orElse(null);
    }

    private String head(String field) {
      Segment k09 = header.segment("E1EDK09");
      return k09 == null ? "" : k09.value(field);
    }

    private static String first(@Nullable String own, String other) {
      String value = requireNonNullElse(own, "");
      return value.isEmpty() ? other : value;
    }
  }
}
