package weft.edi.demand;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.edi.onward.EdifactWriting;
import weft.edi.table.Directory;
import weft.edi.writer.Composite;
import weft.scheduling.release.Particulars;

/**
 * What a DELFOR or DELJIT says of a part beside its quantities: its numbers and description, where
 * it is unloaded and used, its text, and whom to ask.
 *
 * @param message its type
 */
record EdifactItemWords(EdifactWriting out, Legible legible, Directory directory, String message) {
  /** Characters of a number (7140), a name (3412), a place (3225), a text (4440 up to D96A). */
  private static final int NUMBER = 35;

  private static final int PLACE = 25;
  private static final int ROOM = 70;

  void part(Scheduled it, int number) {
    out.segment(
        "LIN",
        Composite.of(String.valueOf(number)),
        Composite.NONE,
        Composite.of(it.schedule().part(), "IN"));
    String theirs = it.said(Particulars::supplierPart, NUMBER, legible);
    if (theirs != null) out.segment("PIA", Composite.of("1"), Composite.of(theirs, "SA"));
    description(it.description());
    String agreement = it.schedule().agreement();
    // LOC is a segment of the item in DELFOR, a group behind its texts and references in DELJIT.
    boolean locationFirst = message.equals("DELFOR");
    if (locationFirst) locations(it);
    text(it);
    if (agreement != null) out.reference("ON", agreement, "");
    if (!locationFirst) locations(it);
  }

  private void locations(Scheduled it) {
    String unloading = it.schedule().unloadingPoint();
    String use = it.said(Particulars::pointOfUse, PLACE, legible);
    if (unloading != null) out.segment("LOC", Composite.of("11"), Composite.of(unloading));
    if (use != null) out.segment("LOC", Composite.of("159"), Composite.of(use));
  }

  /** FTX AAI of five times 70 characters, at most five of them. */
  private void text(Scheduled it) {
    String rest = it.said(Particulars::text, 5 * 5 * ROOM, legible);
    for (int i = 0; rest != null && i < 5 && !rest.isEmpty(); i++) {
      String[] parts = new String[5];
      for (int part = 0; part < 5; part++) {
        int cut = Legible.cut(rest, ROOM);
        parts[part] = rest.substring(0, cut).strip();
        rest = rest.substring(cut).strip();
      }
      out.segment("FTX", Composite.of("AAI"), Composite.NONE, Composite.NONE, Composite.of(parts));
    }
  }

  /** CTA of a ship-to whose parts all name the same person. */
  void contact(List<Scheduled> site) {
    String first = site.getFirst().said(Particulars::contact, NUMBER, legible);
    boolean same =
        site.stream()
            .allMatch(it -> Objects.equals(first, it.said(Particulars::contact, NUMBER, legible)));
    if (first != null && same) out.segment("CTA", Composite.of("IC"), Composite.of("", first));
  }

  /** IMD in its two times 35 characters (later 256), where the characters can say it. */
  private void description(@Nullable String text) {
    if (text == null || !legible.says(text)) return;
    int room =
        requireNonNull(directory.segment("IMD"))
            .positions()
            .get(2)
            .components()
            .get(3)
            .element()
            .max();
    int cut = Legible.cut(text, room);
    String rest = text.substring(cut);
    out.segment(
        "IMD",
        Composite.of("F"),
        Composite.NONE,
        Composite.of(
            "", "", "", text.substring(0, cut), rest.substring(0, Legible.cut(rest, room))));
  }
}
