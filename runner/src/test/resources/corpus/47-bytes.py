b = b'abc' + bytes([100])
t = b.decode('ascii'), 'é'.encode(), b[0], len(b), b.hex()
