package weft.api.inhand;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import weft.language.Text;
import weft.party.PartyCode;
import weft.projections.people.PersonNames;

/**
 * A row of a list that somebody looks after.
 *
 * @param list such as {@code orders}
 * @param row the id of the row in that list: an order's id, a call-off's schedule and line
 * @param takenBy the code of the person, or the client of a system
 * @param takenByName null for a client
 */
public record InHand(
    @Schema(example = "orders") String list,
    String row,
    @Schema(example = "P-0004") String takenBy,
    @Nullable Text takenByName,
    Instant takenAt) {
  InHand named(PartyCode owner, PersonNames names) {
    return new InHand(list, row, takenBy, names.of(owner.value(), takenBy), takenAt);
  }
}
