package weft.projections.capacity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import weft.capacity.Capacity;
import weft.capacity.CapacityGroupEvent;
import weft.capacity.CapacityGroupEvent.CapacityStated;
import weft.capacity.CapacityGroupId;
import weft.capacity.CapacityWeek;
import weft.capacity.PartLoad;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.language.Text;
import weft.party.PartyCode;
import weft.projections.rows.Board;
import weft.projections.rows.Versioned;
import weft.sharing.Grant.Grain;
import weft.sharing.Grant.What;

/**
 * A capacity group as one party sees it.
 *
 * @param item {@code -} for its supplier's row, else the buyer's code
 * @param owner who sees this row
 * @param site the supplier's; to other parties as {@code PARTY/SITE}
 * @param weeks empty for a party whose grant shows only a state
 * @param parts that load it; empty for other parties, because they may be other customers'
 * @param loads the same, to compute a reader's own load; never sent
 * @param partNumbers of the parts, by which a grant may name them
 * @param buyers that it is shown to; empty for other parties
 * @param shown false once the supplier has removed the buyer
 */
public record CapacityGroupRow(
    @JsonIgnore String stream,
    @JsonIgnore String item,
    @JsonIgnore String owner,
    String supplier,
    String code,
    String site,
    Text names,
    String unit,
    List<CapacityWeek> weeks,
    List<PartLoad> parts,
    @JsonIgnore List<PartLoad> loads,
    @JsonIgnore List<String> partNumbers,
    List<PartyCode> buyers,
    boolean shown,
    Instant statedAt,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<CapacityGroupRow> {
  public static final Board<CapacityGroupRow> BOARD =
      Board.ofRows(
              "capacity-groups",
              CapacityGroupId.TYPE,
              CapacityGroupRow.class,
              Board.Seen.BY_OWNER,
              CapacityGroupEvent.class,
              CapacityGroupRow::apply)
          .sharedAs(What.CAPACITY, "t.part_numbers", "t.shown", CapacityGroupRow::granted);

  @JsonProperty
  public String id() {
    return StreamId.toUrl(stream);
  }

  /** The id by which Catena-X names it; never changes. */
  @JsonProperty
  public UUID uuid() {
    return UUID.nameUUIDFromBytes(stream.getBytes(StandardCharsets.UTF_8));
  }

  private static void apply(Versioned<String, CapacityGroupRow> rows, Recorded recorded) {
    switch ((CapacityGroupEvent) recorded.payload()) {
      case CapacityStated it -> {
        CapacityGroupRow own = own(recorded, it);
        rows.put(own);
        String first = Board.key(recorded.stream(), "");
        for (CapacityGroupRow before : rows.between(first, first + Character.MAX_VALUE))
          if (before.isOver(it.capacity())) rows.put(own.shownTo(before.owner, false));
        for (PartyCode buyer : it.capacity().buyers()) rows.put(own.shownTo(buyer.value(), true));
      }
    }
  }

  private boolean isOver(Capacity next) {
    return shown && !item.equals(Board.OWN) && !next.buyers().contains(new PartyCode(owner));
  }

  private static CapacityGroupRow own(Recorded recorded, CapacityStated it) {
    Capacity capacity = it.capacity();
    return new CapacityGroupRow(
        recorded.stream(),
        Board.OWN,
        it.group().supplier().value(),
        it.group().supplier().value(),
        it.group().code(),
        capacity.site(),
        capacity.names(),
        capacity.unit(),
        capacity.weeks(),
        capacity.parts(),
        capacity.parts(),
        capacity.parts().stream().map(PartLoad::part).toList(),
        capacity.buyers(),
        true,
        recorded.recordedAt(),
        recorded.sequence() + 1,
        recorded.position());
  }

  private CapacityGroupRow shownTo(String buyer, boolean stillShown) {
    return new CapacityGroupRow(
        stream,
        buyer,
        buyer,
        supplier,
        code,
        supplier + "/" + site,
        names,
        unit,
        stillShown ? weeks : List.of(),
        List.of(),
        stillShown ? loads : List.of(),
        List.of(),
        List.of(),
        stillShown,
        statedAt,
        version,
        fromPosition);
  }

  private CapacityGroupRow granted(PartyCode party, Grain grain) {
    CapacityGroupRow seen = shownTo(party.value(), true);
    return switch (grain) {
      case EXACT -> seen;
      case STATE -> seen.withoutWeeks();
    };
  }

  private CapacityGroupRow withoutWeeks() {
    return new CapacityGroupRow(
        stream,
        item,
        owner,
        supplier,
        code,
        site,
        names,
        unit,
        List.of(),
        parts,
        loads,
        partNumbers,
        buyers,
        shown,
        statedAt,
        version,
        fromPosition);
  }
}
