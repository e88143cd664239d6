package weft.api.manufacturing;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import weft.manufacturing.WorkOrderId;

/** Table {@code report_photo}: the images of photos of reports. */
@Component
class PhotoShelf {
  private final JdbcClient writer;

  PhotoShelf(JdbcClient writer) {
    this.writer = writer;
  }

  void keep(WorkOrderId order, String sha256, byte[] image) {
    writer
        .sql(
            """
            insert into report_photo (stream, sha256, owner, image) values (?, ?, ?, ?)
            on conflict (stream, sha256) do nothing
            """)
        .params(order.stream(), sha256, order.supplier().value(), image)
        .update();
  }

  void erase(WorkOrderId order, String sha256) {
    writer
        .sql("delete from report_photo where stream = ? and sha256 = ?")
        .params(order.stream(), sha256)
        .update();
  }

  /** Reads an image with the rights of the reader; empty after its erasure. */
  static Optional<byte[]> image(JdbcClient db, String order, String sha256) {
    return db.sql("select image from report_photo where stream = ? and sha256 = ?")
        .params(order, sha256)
        .query((row, _) -> row.getBytes(1))
        .optional();
  }
}
