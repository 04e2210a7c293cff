package io.jgun.acceptance.apps;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/** Answers with {@code b} where the response has an {@code a}, below {@code /rewritten/}. */
@WebFilter("/rewritten/*")
public final class RewritingFilter extends HttpFilter {
    private static final long serialVersionUID = 1;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ServletOutputStream out = response.getOutputStream();
        chain.doFilter(request, new HttpServletResponseWrapper(response) {
            @Override
            public ServletOutputStream getOutputStream() {
                return new Rewriting(out);
            }
        });
    }

    private static final class Rewriting extends ServletOutputStream {
        private final ServletOutputStream out;

        Rewriting(ServletOutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b == 'a' ? 'b' : b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            byte[] rewritten = new byte[length];
            for (int i = 0; i < length; i++) {
                byte b = bytes[offset + i];
                rewritten[i] = b == 'a' ? (byte) 'b' : b;
            }
            out.write(rewritten);
        }

        @Override
        public boolean isReady() {
            return out.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            out.setWriteListener(listener);
        }
    }
}
