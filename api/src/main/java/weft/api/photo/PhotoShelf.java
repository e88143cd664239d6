package weft.api.photo;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyCode;

/**
 * A table of images of photos, by their stream and digest. Its readers are those of the stream; a
 * migration declares them.
 */
public enum PhotoShelf {
  REPORTS("report_photo"),
  INSPECTIONS("inspection_photo_image");

  private final String table;

  PhotoShelf(String table) {
    this.table = table;
  }

  public void keep(JdbcClient writer, String stream, PartyCode owner, ReceivedPhoto it) {
    writer
        .sql(
            """
            insert into %s (stream, sha256, owner, image) values (?, ?, ?, ?)
            on conflict (stream, sha256) do nothing
            """
                .formatted(table))
        .params(stream, it.photo().sha256(), owner.value(), it.image())
        .update();
  }

  public void erase(JdbcClient writer, String stream, String sha256) {
    writer
        .sql("delete from %s where stream = ? and sha256 = ?".formatted(table))
        .params(stream, sha256)
        .update();
  }

  /** Reads an image with the rights of the reader; empty after its erasure. */
  public Optional<byte[]> image(JdbcClient db, String stream, String sha256) {
    return db.sql("select image from %s where stream = ? and sha256 = ?".formatted(table))
        .params(stream, sha256)
        .query((row, _) -> row.getBytes(1))
        .optional();
  }
}
