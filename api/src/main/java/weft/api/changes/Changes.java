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
import weft.api.reading.ReadContexts;
import weft.api.reading.ReadResult;
import weft.api.security.Caller;
import weft.event.StreamId;

/** Answers the changes of {@link ChangeStream} page by page, for clients that poll. */
@RestController
class Changes {
  private final ReadContexts readings;
  private final ChangeFeed feed;

  Changes(ReadContexts readings, ChangeFeed feed) {
    this.readings = readings;
    this.feed = feed;
  }

  /**
   * A page of changes, oldest first. This record is the JSON.
   *
   * @param next cursor to continue from, always present; there is nothing new yet if {@code more}
   *     is false
   * @param more whether there are more changes already
   * @param position the views include at least the events up to this position
   * @param parked ids of the caller's streams that are behind; their changes come later, after
   *     {@code next}; omitted from the JSON where there are none
   */
  record Page(
      List<Item> items,
      String next,
      boolean more,
      long position,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> parked) {
    /**
     * A change with the same content as a server-sent event.
     *
     * @param id cursor to continue from after this change
     */
    record Item(String event, String id, ChangedRows data) {
      static Item of(ChangeFeed.Told it) {
        return new Item(it.change().event(), it.place().text(), it.change());
      }
    }
  }

  @Operation(
      operationId = "listChanges",
      summary =
          "Lists the caller's changes after a cursor, oldest first: the same as the stream's"
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
        feed.after(of, from, Math.max(settled, from.position()), ReadContexts.limit(limit));
    var page =
        new Page(
            batch.changes().stream().map(Page.Item::of).toList(),
            batch.place().text(),
            batch.more(),
            settled,
            batch.parked().stream().map(it -> StreamId.toUrl(it.stream())).toList());
    var answer = new ReadResult<>(page, batch.parked()).ok();
    if (page.more()) answer.header(HttpHeaders.LINK, Links.next("after", page.next()));
    return answer.body(page);
  }
}
