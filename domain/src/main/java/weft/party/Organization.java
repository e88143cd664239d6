package weft.party;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.language.Text;

/**
 * A company on the hub.
 *
 * @param gln GS1 Global Location Number, 13 digits
 */
public record Organization(PartyCode code, Text name, @Nullable String gln, List<Site> sites) {

  /** A place of an organization that ships or receives. */
  public record Site(String code, Text name, @Nullable String gln) {}
}
