@NullMarked
package io.jgun.sockets;

import org.jspecify.annotations.NullMarked;
