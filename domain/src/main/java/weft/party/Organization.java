package weft.party;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.language.Text;

/**
 * A company on the hub.
 *
 * @param gln GS1 Global Location Number, 13 digits
 * @param bpn its Catena-X business partner number as a legal entity, such as {@code
 *     BPNL1234567890ZZ}; null where none is registered
 */
public record Organization(
    PartyCode code, Text name, @Nullable String gln, List<Site> sites, @Nullable String bpn) {
  public Organization(PartyCode code, Text name, @Nullable String gln, List<Site> sites) {
    this(code, name, gln, sites, null);
  }

  /**
   * A place of an organization that ships or receives.
   *
   * @param bpns its Catena-X number as a site, and {@code bpna} that of its address; null where
   *     none is registered
   */
  public record Site(
      String code, Text name, @Nullable String gln, @Nullable String bpns, @Nullable String bpna) {
    public Site(String code, Text name, @Nullable String gln) {
      this(code, name, gln, null, null);
    }
  }
}
