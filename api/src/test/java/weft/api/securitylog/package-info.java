@NullMarked
package weft.api.securitylog;

import org.jspecify.annotations.NullMarked;
