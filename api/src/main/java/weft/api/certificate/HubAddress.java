package weft.api.certificate;

import java.net.URI;

/** The public address of this hub, as printed on documents. */
public record HubAddress(URI url) {
  String of(String path) {
    return url.toString().replaceFirst("/$", "") + path;
  }
}
