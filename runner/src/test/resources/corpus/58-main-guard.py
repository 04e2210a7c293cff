workers = 2
if __name__ == '__main__':
    workers = 99
here = __file__.endswith('.py')
