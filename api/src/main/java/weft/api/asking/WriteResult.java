package weft.api.asking;

import org.springframework.http.ResponseEntity;
import weft.event.StreamId;

/**
 * The result of a write. This record is the JSON.
 *
 * @param id of the written object, as lists give it
 * @param version number of its events so far; the ETag
 * @param position reads with {@code atLeast} this position include the write
 */
public record WriteResult(String id, long version, long position) {
  /** 200 with the version as ETag. */
  public static ResponseEntity<WriteResult> answer(String stream, Asking.Done done) {
    return ResponseEntity.ok()
        .eTag("\"" + done.version() + "\"")
        .body(new WriteResult(StreamId.toUrl(stream), done.version(), done.position()));
  }
}
