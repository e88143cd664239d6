package weft.api.reading;

import org.springframework.stereotype.Component;
import weft.event.StreamId;
import weft.party.PartyCode;
import weft.party.PartyDirectory;

/** Finds the sites that companies name in paths and parameters. */
@Component
public class OwnSites {
  private final PartyDirectory directory;

  OwnSites(PartyDirectory directory) {
    this.directory = directory;
  }

  /**
   * The code of the party's own site, named by its code, its GLN or the id of its stream of a type;
   * 404 for any other.
   */
  public String code(PartyCode party, String named, String type) {
    return directory
        .site(party, named)
        .or(() -> directory.site(party, Ids.of(named, it -> siteOf(party, it, type))))
        .orElseThrow(Ids::notFound)
        .code();
  }

  private static String siteOf(PartyCode party, String stream, String type) {
    var segments = StreamId.segments(stream, type, 2);
    if (!party.value().equals(segments.getFirst())) throw new IllegalArgumentException(stream);
    return StreamId.required(segments, 1);
  }
}
