package weft.edi.meaning.words;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.Group;
import weft.edi.reader.text.Segment;
import weft.scheduling.release.ItemDetails;
import weft.scheduling.release.ScheduleLine;

/** Reads the segments of an item that DELFOR and DELJIT share: part, place, agreement. */
public final class EdifactItems {
  public static final String PART = "C212.7140";

  /** Maximum length of an item's texts; the rest is cut off. */
  public static final int MOST_TEXT = 2_000;

  private EdifactItems() {}

  /** The buyer's part number. */
  public static NamedPart part(Group lin) {
    NamedPart own = NamedPart.in(lin.segments().getFirst(), 2, PART);
    if (!own.isMissing()) return own;
    for (Segment pia : lin.segments("PIA")) {
      for (int i = 1; i < pia.elements(); i++)
        if (pia.value(i, 1).equals("IN") || pia.value(i, 1).equals("BP"))
          return NamedPart.in(pia, i, PART);
    }
    return own;
  }

  /**
   * The further particulars of an item: PIA SA; LOC 7, 18, 159; FTX. CTA is not read, because it
   * names a person.
   */
  public static @Nullable ItemDetails particulars(Group lin, List<ScheduleLine> lines) {
    return ItemDetails.of(supplierPart(lin), pointOfUse(lin), text(lin), lines);
  }

  private static @Nullable String supplierPart(Group lin) {
    for (Segment pia : lin.segments("PIA"))
      for (int i = 1; i < pia.elements(); i++)
        if (pia.value(i, 1).equals("SA") || pia.value(i, 1).equals("VP")) return pia.value(i);
    return null;
  }

  private static @Nullable String pointOfUse(Group lin) {
    for (String qualifier : List.of("159", "18", "7")) {
      String place = location(lin, qualifier);
      if (!place.isEmpty()) return place;
    }
    return null;
  }

  private static String text(Group lin) {
    StringBuilder text = new StringBuilder();
    for (Segment ftx : lin.segments("FTX"))
      for (int i = 0; i < 5; i++)
        if (!ftx.value(3, i).isBlank()) text.append(' ').append(ftx.value(3, i).strip());
    return text.substring(0, Math.min(text.length(), MOST_TEXT));
  }

  public static @Nullable String description(Group lin) {
    Segment imd = lin.segment("IMD");
    if (imd == null) return null;
    String text = (imd.value(2, 3) + imd.value(2, 4)).strip();
    return text.isEmpty() ? null : text;
  }

  /** The contract or order of the item, else of the message; null if there is none. */
  public static @Nullable String agreement(Group lin, Group body) {
    for (Group where : List.of(lin, body)) {
      for (String qualifier : List.of("CT", "ON", "BO")) {
        String number = NormalizedText.number(reference(where, qualifier));
        if (!number.isEmpty()) return number;
      }
    }
    return null;
  }

  public static String reference(Group group, String qualifier) {
    Segment rff = rff(group, qualifier);
    return rff == null ? "" : rff.value(0, 1);
  }

  /** The first RFF with this qualifier among the groups directly below. */
  public static @Nullable Segment rff(Group group, String qualifier) {
    for (Group below : group.groupsAt("RFF")) {
      Segment rff = below.segments().getFirst();
      if (rff.value(0).equals(qualifier)) return rff;
    }
    return null;
  }

  /** In DELFOR, LOC is a segment of the item; in DELJIT, it is a group below the item. */
  public static String location(Group group, String qualifier) {
    return Stream.concat(
            group.segments("LOC").stream(),
            group.groupsAt("LOC").stream().map(it -> it.segments().getFirst()))
        .filter(it -> it.value(0).equals(qualifier))
        .map(it -> it.value(1))
        .findFirst()
        .orElse("");
  }

  /** The ship-to in the partner's code; null if the group names none. */
  public static @Nullable String shipTo(Group group) {
    for (Group below : group.groupsAt("NAD")) {
      String place = shipToOf(below);
      if (!place.isEmpty()) return place;
    }
    return group.begins("NAD") && !shipToOf(group).isEmpty() ? shipToOf(group) : null;
  }

  public static String shipToOf(Group nad) {
    Segment segment = nad.segments().getFirst();
    return switch (segment.value(0)) {
      case "ST", "CN", "DP" -> segment.value(1);
      default -> "";
    };
  }
}
