package weft.api.changes;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.reading.Cursor;
import weft.api.reading.Links;
import weft.api.reading.Marked;
import weft.api.reading.Readings;
import weft.api.security.Caller;
import weft.event.StreamId;

/** What {@link ChangeStream} tells, page by page, for those who ask now and then. */
@RestController
class Changes {
  private final Readings readings;
  private final ChangeFeed feed;

  Changes(Readings readings, ChangeFeed feed) {
    this.readings = readings;
    this.feed = feed;
  }

  /**
   * A page of changes, oldest first. This record is the JSON.
   *
   * @param next cursor to go on from, always; nothing is new yet where {@code more} is false
   * @param more whether there are more changes already
   * @param position the views showed at least what happened up to here
   * @param parked ids of the caller's streams that are behind: what is missing comes later, after
   *     {@code next}; left out of the JSON where there is none
   */
  record Page(
      List<Item> items,
      String next,
      boolean more,
      long position,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> parked) {
    /**
     * A change, as a server-sent event has it.
     *
     * @param id cursor to go on from after this one
     */
    record Item(String event, String id, Changed data) {
      static Item of(ChangeFeed.Told it) {
        return new Item(it.change().event(), it.place().text(), it.change());
      }
    }
  }

  @Operation(
      operationId = "listChanges",
      summary =
          "What changed for the caller after a cursor, oldest first: the same as the stream's"
              + " events.")
  @GetMapping("/api/v1/changes")
  ResponseEntity<Page> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String as,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    Viewpoint of = Viewpoint.of(readings, caller, as);
    ChangesCursor from =
        after == null || after.isEmpty()
            ? feed.now(of)
            : feed.place(after).orElseThrow(Cursor::invalid);
    long settled = feed.settled();
    ChangeFeed.Batch batch =
        feed.after(of, from, Math.max(settled, from.position()), Readings.limit(limit));
    var page =
        new Page(
            batch.changes().stream().map(Page.Item::of).toList(),
            batch.place().text(),
            batch.more(),
            settled,
            batch.parked().stream().map(it -> StreamId.toUrl(it.stream())).toList());
    var answer = new Marked<>(page, batch.parked()).ok();
    if (page.more()) answer.header(HttpHeaders.LINK, Links.next("after", page.next()));
    return answer.body(page);
  }
}
