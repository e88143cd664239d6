package weft.projections.inspection;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import weft.event.Recorded;
import weft.inspection.InspectionEvent;
import weft.inspection.InspectionEvent.InspectionPhotoErased;
import weft.inspection.InspectionEvent.InspectionPhotographed;
import weft.inspection.InspectionId;
import weft.party.PartyCode;
import weft.photo.Photo;
import weft.projections.rows.Board;
import weft.projections.rows.Versioned;
import weft.sharing.Grant.Grain;
import weft.sharing.Grant.What;

/**
 * A photo of an inspected characteristic. Its image stands in another table, where it can be
 * erased.
 *
 * @param item the digest of the image
 * @param part the inspecting party's number, by which a grant may name it
 * @param piece the number of the piece that it shows; null where it shows no single piece
 * @param sha256 of the image, in hexadecimal; null for a grant of the state only
 * @param person who added it; null for other parties
 * @param erased whether the image was erased
 */
public record InspectionPhotoRow(
    @JsonIgnore String stream,
    @JsonIgnore String item,
    @JsonIgnore String owner,
    @JsonIgnore String part,
    String characteristic,
    @Nullable String piece,
    @Nullable String sha256,
    String mediaType,
    int bytes,
    int width,
    int height,
    @Nullable String person,
    Instant at,
    boolean erased,
    @JsonIgnore long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<InspectionPhotoRow> {
  public static final Board<InspectionPhotoRow> BOARD =
      Board.ofRows(
              "inspection-photos",
              InspectionId.TYPE,
              InspectionPhotoRow.class,
              Board.Seen.BY_OWNER,
              InspectionEvent.class,
              InspectionPhotoRow::apply)
          .sharedAs(
              What.INSPECTIONS, "jsonb_build_array(t.part)", null, InspectionPhotoRow::granted);

  private static void apply(Versioned<String, InspectionPhotoRow> rows, Recorded recorded) {
    if (recorded.payload() instanceof InspectionPhotographed it) {
      Photo photo = it.photo();
      if (photo == null || it.characteristic() == null) return;
      rows.put(
          new InspectionPhotoRow(
              recorded.stream(),
              photo.sha256(),
              it.inspection().owner().value(),
              it.goods().part(),
              it.characteristic(),
              it.piece(),
              photo.sha256(),
              photo.mediaType(),
              photo.bytes(),
              photo.width(),
              photo.height(),
              InspectionRow.code(it.person()),
              recorded.recordedAt(),
              false,
              recorded.sequence() + 1,
              recorded.position()));
    } else if (recorded.payload() instanceof InspectionPhotoErased it && it.sha256() != null) {
      InspectionPhotoRow before = rows.get(Board.key(recorded.stream(), it.sha256()));
      if (before != null)
        rows.put(
            before.with(
                before.sha256, before.person, true, recorded.sequence() + 1, recorded.position()));
    }
  }

  private InspectionPhotoRow granted(PartyCode party, Grain grain) {
    return with(grain == Grain.EXACT ? sha256 : null, null, erased, version, fromPosition);
  }

  private InspectionPhotoRow with(
      @Nullable String digest,
      @Nullable String by,
      boolean nowErased,
      long nowVersion,
      long position) {
    return new InspectionPhotoRow(
        stream,
        item,
        owner,
        part,
        characteristic,
        piece,
        digest,
        mediaType,
        bytes,
        width,
        height,
        by,
        at,
        nowErased,
        nowVersion,
        position);
  }
}
